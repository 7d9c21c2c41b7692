"""Files to domain: loader, Markdown dialect, checker and library."""
