"""The pages: NiceGUI for learning and the lecturer's console, plain HTML for forms and information."""
