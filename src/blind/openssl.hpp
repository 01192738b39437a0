#pragma once
// OpenSSL's objects, freed by themselves. Only the .cpp files of this module include this.

#include <openssl/bn.h>
#include <openssl/evp.h>

#include <new>
#include <string>
#include <string_view>

#include "base/foreign.hpp"

namespace schakel::blind {

using Number = Owned<BIGNUM, BN_clear_free>;
using Numbers = Owned<BN_CTX, BN_CTX_free>;  // room for results on the way
using Key = Owned<EVP_PKEY, EVP_PKEY_free>;
using KeyContext = Owned<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using Digest = Owned<EVP_MD_CTX, EVP_MD_CTX_free>;

// Without memory, or without random numbers, nothing can be done here or later.
inline void must(bool done) {
  if (!done) throw std::bad_alloc();
}

inline Number number_of(std::string_view big_endian) {
  return there(Number(BN_bin2bn(bytes(big_endian), static_cast<int>(big_endian.size()), nullptr)));
}
inline std::string bytes_of(const BIGNUM* number, std::size_t size) {
  std::string text(size, '\0');
  must(BN_bn2binpad(number, bytes(text), static_cast<int>(size)) == static_cast<int>(size));
  return text;
}

}  // namespace schakel::blind
