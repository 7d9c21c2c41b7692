"""The card a learner signs in with."""
