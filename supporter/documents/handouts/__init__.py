"""The papers of a class: script, slides, booklet, worksheets, answer sheets."""
