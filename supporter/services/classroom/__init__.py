"""The class under way: control, seats, answers, questions from the hall and projectors."""
