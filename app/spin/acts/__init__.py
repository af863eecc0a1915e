"""What did the seller do? Words and thread in, labelled acts out."""
