"""What the pages call things, by subject: the stable keys of the domain and the words for them."""
