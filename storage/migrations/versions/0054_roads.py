"""点位: the layer of the police (路面管控), with its area and the three levels who answer for a point."""

import sqlalchemy as sa
from alembic import op

revision = "0054"
down_revision = "0053"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """No point has any until a workbook says so."""
    for name in ("road_area", "road_leader", "road_chief", "road_officer"):
        op.add_column("points", sa.Column(name, sa.Text(), nullable=False, server_default=""))
