"""The voter's half of RFC 9474 (RSABSSA-SHA384-PSS-Randomized), in Python's own whole numbers."""
import base64
import hashlib
import secrets

E = 65537


def base64url(data):
    return base64.urlsafe_b64encode(data).rstrip(b'=').decode()


def of_base64url(text):
    return base64.urlsafe_b64decode(text + '=' * (-len(text) % 4))


def sha384(data):
    return hashlib.sha384(data).digest()


def padded(message, salt, bits):
    size = (bits - 1 + 7) // 8
    digest = sha384(bytes(8) + sha384(message) + salt)
    block = bytes(size - len(salt) - len(digest) - 2) + b'\1' + salt
    mask = b''.join(sha384(digest + i.to_bytes(4, 'big')) for i in range(len(block) // 48 + 1))
    masked = bytearray(a ^ b for a, b in zip(block, mask))
    masked[0] &= 0xff >> (8 * size - (bits - 1))
    return bytes(masked) + digest + b'\xbc'


class Device:
    """Holds a ballot's key; blinded for a round's key."""

    def __init__(self, key, modulus):
        n = of_base64url(modulus)
        self.size, self.n = len(n), int.from_bytes(n, 'big')
        self.prefix = secrets.token_bytes(32)
        message = self.prefix + hashlib.sha256(key.encode()).digest()
        self.r = secrets.randbelow(self.n - 1) + 1
        plain = int.from_bytes(padded(message, secrets.token_bytes(48), self.n.bit_length()), 'big')
        self.plain = plain
        self.asked = base64url((plain * pow(self.r, E, self.n) % self.n).to_bytes(self.size, 'big'))

    def credential(self, answer):
        signature = int.from_bytes(of_base64url(answer['answered']), 'big') * pow(self.r, -1, self.n) % self.n
        assert pow(signature, E, self.n) == self.plain, 'the answer is no signature'
        return {'key': answer['key'], 'prefix': base64url(self.prefix), 'signature': base64url(signature.to_bytes(self.size, 'big'))}
