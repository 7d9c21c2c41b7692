"""What is taught: courses, quizzes, their grading and surveys."""
