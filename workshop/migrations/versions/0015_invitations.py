"""Invitations and registrations; who runs a workshop does so as moderator or in the office"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

WHOLE = sa.Integer().with_variant(sa.BigInteger(), "postgresql")


def _whole(*names: str) -> list[sa.Column]:
    return [sa.Column(name, WHOLE, nullable=False) for name in names]


def _maybe(*names: str) -> list[sa.Column]:
    return [sa.Column(name, WHOLE) for name in names]


def _words(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Text(), nullable=False) for name in names]


def _flags(*names: str) -> list[sa.Column]:
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _flag_checks(table: str, *names: str) -> list[sa.CheckConstraint]:
    return [sa.CheckConstraint(f"{name} IN (0, 1)", name=op.f(f"ck_{table}_{name}")) for name in names]


def _own() -> list:
    return [
        sa.Column("workshop_id", WHOLE, autoincrement=False, nullable=False),
        sa.Column("id", WHOLE, autoincrement=False, nullable=False),
    ]


def upgrade():
    op.create_table(
        "invitations",
        *_own(),
        *_whole("seq", "edited"),
        *_flags("was_public", "published", "indexed"),
        *_words("about", "rules", "access", "languages", "photos", "map_link", "video_link"),
        *_flags("registers"),
        *_maybe("opens", "closes", "places"),
        *_words("limits"),
        *_whole("together", "hours"),
        *_flags("needs"),
        *_words("question", "greeting", "base"),
        sa.CheckConstraint("together BETWEEN 1 AND 4", name=op.f("ck_invitations_together")),
        sa.CheckConstraint("hours BETWEEN 1 AND 168", name=op.f("ck_invitations_hours")),
        sa.CheckConstraint("places >= 1", name=op.f("ck_invitations_places")),
        *_flag_checks("invitations", "was_public", "published", "indexed", "registers", "needs"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name=op.f("fk_invitations_workshop_id")),
        sa.PrimaryKeyConstraint("workshop_id", "id", name=op.f("pk_invitations")),
        sqlite_strict=True,
    )
    op.create_table(
        "registrations",
        *_own(),
        *_words("name", "mail", "phone"),
        *_maybe("group"),
        *_whole("people"),
        *_words("needs", "wishes", "answer"),
        *_flags("named"),
        *_words("language", "state", "source"),
        *_whole("arrived", "changed"),
        *_maybe("confirmed", "until", "here", "reminded"),
        *_whole("came"),
        *_words("nonce"),
        sa.Column("key", sa.Text()),
        *_words("sought"),
        sa.CheckConstraint(
            "state IN ('registered', 'offered', 'waiting', 'cancelled', 'lapsed')", name=op.f("ck_registrations_state")
        ),
        sa.CheckConstraint("source IN ('page', 'office', 'import', 'door')", name=op.f("ck_registrations_source")),
        sa.CheckConstraint("people BETWEEN 1 AND 4", name=op.f("ck_registrations_people")),
        *_flag_checks("registrations", "named"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name=op.f("fk_registrations_workshop_id")),
        sa.PrimaryKeyConstraint("workshop_id", "id", name=op.f("pk_registrations")),
        sqlite_strict=True,
    )
    op.create_index("uq_registrations_key", "registrations", ["workshop_id", "key"], unique=True)
    op.create_index("ix_registrations_state", "registrations", ["workshop_id", "state"])
    op.create_table(
        "pending_lists",
        *_own(),
        *_words("rows"),
        *_whole("laid"),
        sa.ForeignKeyConstraint(["workshop_id"], ["workshops.id"], name=op.f("fk_pending_lists_workshop_id")),
        sa.PrimaryKeyConstraint("workshop_id", "id", name=op.f("pk_pending_lists")),
        sqlite_strict=True,
    )
    role = "ALTER TABLE memberships ADD COLUMN role TEXT DEFAULT 'moderator' NOT NULL "
    op.execute(role + "CONSTRAINT ck_memberships_role CHECK (role IN ('moderator', 'office'))")
