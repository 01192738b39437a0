#!/usr/bin/env python3
"""What a round of a Schakel server gave, as a table: one row a statement and silo, for a spreadsheet or a BI tool.

    SCHAKEL_TOKEN=schakel_token_… examples/api/results.py https://schakel.example.org 3 >round-3.csv

The token is made in the settings, for the role of facilitator, reading only. The number of a round is in its address, and in the
message that a program gets when the result is there (docs/rhythm.md). Which addresses there are and what they answer stands in the
API's own description, which this reads first. A number that is not shown, because too few people gave it, stays empty: it is not 0."""
import csv, json, os, sys, urllib.error, urllib.request

WANTED = '/api/v1/result'


def main(base, number):
    def ask(path):
        request = urllib.request.Request(base.rstrip('/') + path, headers={'Authorization': 'Bearer ' + os.environ['SCHAKEL_TOKEN']})
        with urllib.request.urlopen(request, timeout=30) as answer: return json.load(answer)

    try:
        if WANTED not in ask('/api/v1/openapi.json')['paths']: sys.exit(f'this server has no {WANTED}')
        result = ask(f'{WANTED}?round={number}')
    except urllib.error.HTTPError as refused:
        sys.exit(json.load(refused).get('detail', str(refused)))
    shown = lambda value: value if isinstance(value, (int, float)) else ''  # else null or {"hidden": why}
    texts = {str(statement['id']): statement['text'] for statement in result['statements']}
    table = csv.writer(sys.stdout)
    table.writerow(['round', 'statement', 'text', 'silo', 'answered', 'agree', 'low', 'high'])
    for cell in result['ground']['silos']:
        table.writerow([result['round']['title'], cell['statement'], texts.get(cell['statement'], ''), cell['name'],
                        *(shown(cell[what]) for what in ('answered', 'agree', 'low', 'high'))])


if __name__ == '__main__':
    if len(sys.argv) != 3: sys.exit(__doc__)
    main(*sys.argv[1:])
