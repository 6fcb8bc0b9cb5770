"""The late tray: what arrived when its phase was over."""
