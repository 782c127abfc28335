"""Runs it all: gateways, dispatcher, courier, clock, scheduler, the workbook, the command line."""
