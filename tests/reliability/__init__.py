"""What is killed must lose and double nothing."""
