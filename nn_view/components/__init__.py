"""What the browser draws on a page: charts, matrices and the network, and how they get there."""
