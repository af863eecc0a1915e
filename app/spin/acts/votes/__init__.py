"""What the words of a clause say by themselves: rules and cues vote, and the votes are weighed."""
