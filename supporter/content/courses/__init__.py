"""Courses, quizzes and chapters of towns, read, checked and kept."""
