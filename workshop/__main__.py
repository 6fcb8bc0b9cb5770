"""Entry point of the `workshop` command. A server lets gevent patch before anything else is imported."""

import sys


def main():
    if {"serve", "demo"} & set(sys.argv[1:2]):
        from gevent import monkey

        monkey.patch_all()
    from .cli import cli

    cli()


if __name__ == "__main__":
    main()
