#!/bin/sh
# A city with one open case has seventeen, by the client of Open311 that reads its answer.
#
# Open311's GeoReport v2 is how cities abroad hand out their cases: GET requests answers with service_requests and a
# request in it for each case. XML is the format that every server has to have, JSON may be left out. georeport says
# that `get_service_requests` gives a list of dictionaries, and with XML it does for two cases and more. For one it
# gives that case's dictionary, since nothing in the answer tells a list of one: its length is the number of the case's
# fields, and whoever goes through the cases goes through the names of the fields. The list of services of a city that
# has one is the same. With JSON there is a list in either. xmltodict reads one element so unless it is told otherwise
# (force_list), and whoever uses georeport has no say in it. The server here stands for a city's, and answers in both
# formats.
#
# Run it with: sh findings/one-case-counted-by-its-fields.sh   (Python 3.11 or newer; fails once this changes)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --no-compile --disable-pip-version-check georeport==0.3.1 xmltodict==0.14.2
cat >"$folder/look.py" <<'PYTHON'
import json
import threading
from http.server import BaseHTTPRequestHandler, HTTPServer
from importlib.metadata import version

from georeport import GeoReport

# The fields of a request in the order of the standard.
FIELDS = (
    "service_request_id status status_notes service_name service_code description agency_responsible service_notice "
    "requested_datetime updated_datetime expected_datetime address address_id zipcode lat long media_url"
).split()
SAID = {"status": "open", "service_name": "井盖破损", "requested_datetime": "2026-11-30T09:00:00+08:00"}


def cases(count):
    return [{field: SAID.get(field, str(number)) for field in FIELDS} for number in range(1, count + 1)]


def as_xml(rows):
    inside = ("".join(f"<{name}>{text}</{name}>" for name, text in row.items()) for row in rows)
    requests = "".join(f"<request>{fields}</request>" for fields in inside)
    return f'<?xml version="1.0" encoding="utf-8"?><service_requests>{requests}</service_requests>'


class City(BaseHTTPRequestHandler):
    open_cases = 0

    def do_GET(self):
        answer = (as_xml if ".xml" in self.path else json.dumps)(cases(City.open_cases))
        self.send_response(200)
        self.end_headers()
        self.wfile.write(answer.encode())

    def log_message(self, *_):
        pass


def asked(server, output_format):
    client = GeoReport(f"http://127.0.0.1:{server.server_port}", output_format=output_format)
    return client.get_service_requests(status="open")


print(f"georeport {version('georeport')}, xmltodict {version('xmltodict')}")
with HTTPServer(("127.0.0.1", 0), City) as server:
    threading.Thread(target=server.serve_forever, daemon=True).start()
    for City.open_cases in (3, 2, 1):
        found = {name: asked(server, name) for name in ("json", "xml")}
        counts = ", ".join(f"{name} {len(answer)}" for name, answer in found.items())
        print(f"open cases {City.open_cases}: {counts}")
        assert found["json"] == cases(City.open_cases), "this has changed"
        expected = cases(City.open_cases) if City.open_cases > 1 else cases(1)[0]
        assert found["xml"] == expected, "this has changed"
    server.shutdown()
assert len(found["xml"]) == 17, "this has changed"
print("the first three of one case:", ", ".join(list(found["xml"])[:3]))
print("as it was found: one open case is counted as seventeen")
PYTHON
"$folder/venv/bin/python" "$folder/look.py"
