"""The phone page: one file with style and script in it, made once for each way of reading, and what follows it."""
