"""A cable between a server and its database that can be held and cut: nothing goes through while it is held, and what was under
way when it is cut never arrives, in either direction."""
import select, socket, threading


class Cable:
    def __init__(self, port):
        self.to, self.held, self.pairs, self.lock = port, threading.Event(), [], threading.Lock()
        self.listener = socket.create_server(('127.0.0.1', 0))
        self.port = self.listener.getsockname()[1]
        threading.Thread(target=self._accept, daemon=True).start()

    def _accept(self):
        while True:
            try:
                near, _ = self.listener.accept()
            except OSError:
                return
            if self.held.is_set():
                near.close()
                continue
            far = socket.create_connection(('127.0.0.1', self.to))
            with self.lock: self.pairs.append((near, far))
            threading.Thread(target=self._carry, args=(near, far), daemon=True).start()

    def _carry(self, near, far):
        try:
            while True:
                ready, _, _ = select.select([near, far], [], [], 0.02)
                if self.held.is_set(): continue
                for one in ready:
                    data = one.recv(1 << 16)
                    if not data: return
                    if self.held.is_set(): return  # it was on its way
                    (far if one is near else near).sendall(data)
        except (OSError, ValueError):
            pass
        finally:
            near.close()
            far.close()

    def hold(self): self.held.set()

    def release(self): self.held.clear()

    def cut(self):
        """Whoever is connected finds out, and may connect again."""
        with self.lock:
            for near, far in self.pairs:
                for one in (near, far):
                    try: one.shutdown(socket.SHUT_RDWR)
                    except OSError: pass
            self.pairs.clear()
        self.held.clear()

    def end(self): self.listener.close()
