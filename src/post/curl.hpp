#pragma once
// libcurl's objects. Only the .cpp files of this module include this.

#include <curl/curl.h>

#include "base/foreign.hpp"

namespace schakel::post {

using Lines = Owned<curl_slist, curl_slist_free_all>;
using Handle = Owned<CURL, curl_easy_cleanup>;

// Nothing when this machine cannot do it.
[[nodiscard]] inline Handle new_handle() {
  static const CURLcode ready = curl_global_init(CURL_GLOBAL_DEFAULT);
  return Handle(ready == CURLE_OK ? curl_easy_init() : nullptr);
}

}  // namespace schakel::post
