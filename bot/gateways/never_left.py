"""Errors of HTTP calls that never left this machine. Nothing was sent, so nothing is in doubt."""

from aiohttp import ClientConnectorError, ClientHttpProxyError, ConnectionTimeoutError

# No connection, or none beyond a proxy.
NEVER_LEFT = (ClientConnectorError, ClientHttpProxyError, ConnectionTimeoutError)
