"""What turns templates into PDF: the press, fonts, line breaks and QR codes."""
