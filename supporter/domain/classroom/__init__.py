"""The class under way: seats, moves, questions, phones and the projector."""
