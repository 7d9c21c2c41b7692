"""The pages: NiceGUI for learning, plain HTML for forms and information."""
