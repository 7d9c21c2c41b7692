"""The store protocol and its TinyDB implementation on a journal."""
