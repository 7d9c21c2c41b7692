"""The trainer and e-learning package for つながりサポーター."""

__version__ = "0.1.0"
