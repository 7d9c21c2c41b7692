"""What counts as one address where tries and messages are counted."""

from __future__ import annotations

import ipaddress


def network(address: str) -> str:
    """What counts as one address: IPv6 homes own a whole /64, and one machine there must not count as many."""
    try:
        ip = ipaddress.ip_address(address)
    except ValueError:
        return address
    if isinstance(ip, ipaddress.IPv6Address):
        if ip.ipv4_mapped:
            return str(ip.ipv4_mapped)
        return str(ipaddress.ip_network((ip.packed[:8] + bytes(8), 64)))
    return str(ip)
