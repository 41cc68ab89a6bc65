"""Changes to how we work, as their pages show them."""
