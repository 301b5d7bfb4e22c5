"""What a network is judged by: centralities, balance, backbone, and how sure it is."""
