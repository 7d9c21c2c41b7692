"""Whether the tests bite: one node of the syntax is changed at a time, and the tests of that line must notice."""
