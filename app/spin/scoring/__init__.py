"""How well did it go? A recorded practice in, a scorecard with evidence out."""
