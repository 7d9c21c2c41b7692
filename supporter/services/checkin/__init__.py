"""The day itself: arrivals, day passes and answers from paper."""
