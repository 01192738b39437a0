#include <doctest/doctest.h>

#include "http/device.hpp"

using schakel::http::rough_device;

TEST_CASE("a device is described by a browser and a system, and nothing more of what it says") {
  CHECK(rough_device("Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0") == "firefox linux");
  CHECK(rough_device("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1") == "safari ios");
  CHECK(rough_device("Mozilla/5.0 (Linux; Android 14; Pixel 8) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36") == "chrome android");
  CHECK(rough_device("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0 Safari/537.36 Edg/126.0") == "edge windows");
  CHECK(rough_device("curl/7.88.1").empty());
  CHECK(rough_device("").empty());
  CHECK(rough_device("\xff\xfe <script> Windows") == "other windows");
}
