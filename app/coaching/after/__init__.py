"""What she does with a talk that has ended: tries a moment again, objects, writes down needs, submits, looks back."""
