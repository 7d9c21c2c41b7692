"""Who is there: arrivals, day passes and answers on paper."""
