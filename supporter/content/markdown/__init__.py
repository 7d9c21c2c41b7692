"""The Markdown dialect of the modules, from text to sanitised HTML."""
