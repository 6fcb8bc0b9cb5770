"""What every request passes: who asks, how much, how often, and how a refusal is said."""
