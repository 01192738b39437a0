#pragma once
// OpenSSL's objects, freed by themselves. Only the .cpp files of this module include this.

#include <openssl/bn.h>
#include <openssl/evp.h>

#include <memory>
#include <new>
#include <string>
#include <string_view>

namespace schakel::blind {

template <auto free_it>
struct Free {
  template <class T>
  void operator()(T* object) const {
    free_it(object);
  }
};
using Number = std::unique_ptr<BIGNUM, Free<BN_clear_free>>;
using Numbers = std::unique_ptr<BN_CTX, Free<BN_CTX_free>>;  // room for results on the way
using Key = std::unique_ptr<EVP_PKEY, Free<EVP_PKEY_free>>;
using KeyContext = std::unique_ptr<EVP_PKEY_CTX, Free<EVP_PKEY_CTX_free>>;
using Digest = std::unique_ptr<EVP_MD_CTX, Free<EVP_MD_CTX_free>>;

// Without memory, or without random numbers, nothing can be done here or later.
inline void must(bool done) {
  if (!done) throw std::bad_alloc();
}
template <class T>
T there(T object) {
  must(object != nullptr);
  return object;
}

inline const unsigned char* bytes(std::string_view text) { return reinterpret_cast<const unsigned char*>(text.data()); }
inline unsigned char* bytes(std::string& text) { return reinterpret_cast<unsigned char*>(text.data()); }

inline Number number_of(std::string_view big_endian) {
  return there(Number(BN_bin2bn(bytes(big_endian), static_cast<int>(big_endian.size()), nullptr)));
}
inline std::string bytes_of(const BIGNUM* number, std::size_t size) {
  std::string text(size, '\0');
  must(BN_bn2binpad(number, bytes(text), static_cast<int>(size)) == static_cast<int>(size));
  return text;
}

}  // namespace schakel::blind
