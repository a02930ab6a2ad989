"""What is known of texts and of the two languages: rules and word lists, no models."""
