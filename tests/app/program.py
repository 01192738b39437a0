"""The program as people run it: a process, its two streams and its exit code, and somebody who asks it things."""
import http.client, json, os, re, signal, subprocess, threading


class Server:
    """`schakel serve` on a folder, or on postgresql://… Its port is a free one unless the words name another."""

    def __init__(self, binary, folder, *words, environment=None, before=None):
        self.command = [binary, 'serve', '--data', folder, *(words if '--port' in words else (*words, '--port', '0'))]
        self.environment = {**os.environ, **(environment or {})}
        self.before = before  # in the new process, before the program

    def start(self):
        self.process = subprocess.Popen(self.command, env=self.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                        preexec_fn=self.before, restore_signals=self.before is None)
        self.errors = []
        self.reader = threading.Thread(target=lambda: self.errors.extend(self.process.stderr), daemon=True)
        self.reader.start()
        said = self.process.stdout.readline()
        found = re.search(r'http://127\.0\.0\.1:(\d+)', said)
        assert found, f'the server did not start: {said!r} {self.errors}'
        self.port = int(found.group(1))
        return self

    def line(self):
        return self.process.stdout.readline().rstrip('\n')

    def first_run_token(self):
        return re.search(r'first-run#(\S+)', self.line()).group(1)

    def log(self):
        return ''.join(self.errors)

    def _ended(self):
        self.process.wait(timeout=30)
        self.reader.join()
        rest = self.process.stdout.read()
        self.process.stdout.close()
        self.process.stderr.close()
        return rest

    def kill(self):
        os.kill(self.process.pid, signal.SIGKILL)
        self._ended()

    def stop(self):
        """Asks it to stop; gives its exit code. A second time it is gone already."""
        if self.process.stdout.closed: return self.process.returncode
        if self.process.poll() is None: self.process.terminate()
        self._ended()
        return self.process.returncode


class Client:
    """One keep-alive connection. ask() gives (status, answer), or None when the connection broke on the way."""

    def __init__(self, server, session=None, language=None):
        self.connection = http.client.HTTPConnection('127.0.0.1', server.port, timeout=20)
        self.session, self.language = session, language

    def ask(self, method, path, body=None, key=None):
        headers = {'X-Schakel': '1', 'Content-Type': 'application/json'}
        if self.session: headers['Cookie'] = f'schakel_session={self.session}'
        if self.language: headers['Accept-Language'] = self.language
        if key: headers['Idempotency-Key'] = key
        try:
            self.connection.request(method, '/api/v1' + path, None if body is None else json.dumps(body), headers)
            response = self.connection.getresponse()
            text = response.read()
            self.headers = response.headers
            return response.status, json.loads(text)
        except (OSError, http.client.HTTPException, ValueError):
            return None

    def text(self, path):
        """A page that is no part of the API: (status, text)."""
        self.connection.request('GET', path)
        response = self.connection.getresponse()
        return response.status, response.read().decode()

    def must(self, method, path, body=None):
        answer = self.ask(method, path, body)
        assert answer and answer[0] == 200, f'{method} {path}: {answer}'
        return answer[1]

    def enter(self, path, body):
        self.must('POST', path, body)
        self.session = re.search(r'schakel_session=([^;]+)', self.headers['Set-Cookie']).group(1)
        return self.session
