"""Asks PlanGraph a question and prints the answer with its sentences. Needs nothing but Python 3.9.

Run it against a started server:
    python3 examples/python/ask.py "2025年高新技术企业要达到多少家?"
"""

import json
import os
import sys
import urllib.error
import urllib.request

ENDPOINT = os.environ.get("PLANGRAPH_ENDPOINT", "http://127.0.0.1:4000/graphql")

ASK = """
query Ask($question: String!) {
  ask(question: $question) {
    status
    text
    evidence { file line text plan { title } }
    alternatives { question }
  }
}
"""


NO_SERVER = f"No PlanGraph answers at {ENDPOINT}. Start it with “npm start”, or set PLANGRAPH_ENDPOINT to its address."


def read_errors(refused):
    """What the server says in an answer that is an HTTP error; raises RuntimeError where it is another server."""
    try:
        result = json.load(refused)
    except ValueError:
        raise RuntimeError(NO_SERVER) from None
    return result


def request(query, variables):
    """The data of an operation; raises RuntimeError with the server's message and code, or where no server answers."""
    body = json.dumps({"query": query, "variables": variables}).encode()
    headers = {"content-type": "application/json"}
    if os.environ.get("PLANGRAPH_TOKEN"):
        headers["authorization"] = "Bearer " + os.environ["PLANGRAPH_TOKEN"]
    call = urllib.request.Request(ENDPOINT, data=body, headers=headers)
    try:
        with urllib.request.urlopen(call, timeout=30) as response:
            result = json.load(response)
    except urllib.error.HTTPError as refused:
        result = read_errors(refused)
    except (OSError, ValueError):
        raise RuntimeError(NO_SERVER) from None
    if result.get("errors"):
        error = result["errors"][0]
        raise RuntimeError(f"{error['message']} ({error.get('extensions', {}).get('code')})")
    return result["data"]


def main():
    question = " ".join(sys.argv[1:]) or "Which plans target Zhongyuan Science City?"
    answer = request(ASK, {"question": question})["ask"]
    print(answer["text"])
    for sentence in answer["evidence"][:5]:
        print(f"  {sentence['file']}:{sentence['line']} 《{sentence['plan']['title']}》 {sentence['text']}")
    for other in answer["alternatives"]:
        print(f"  ? {other['question']}")


if __name__ == "__main__":
    try:
        main()
    except RuntimeError as problem:
        sys.exit(str(problem))
