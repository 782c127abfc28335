"""How an HTTP call ends that never left: nothing was sent, so nothing is in doubt."""

from aiohttp import ClientConnectorError, ClientHttpProxyError, ConnectionTimeoutError

# No connection, or none beyond a proxy.
NEVER_LEFT = (ClientConnectorError, ClientHttpProxyError, ConnectionTimeoutError)
