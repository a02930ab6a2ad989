"""What is known of texts and of the two languages: no files, no models."""
