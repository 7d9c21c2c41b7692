"""Lists of people and of applicants, from the file to the register."""
