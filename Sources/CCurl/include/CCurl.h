#pragma once

// libcurl as Swift can call it: curl_easy_setopt and its kin take a variable number of arguments,
// so each kind of option has a typed wrapper here. Nothing in this room decides anything.

#include <curl/curl.h>

// Takes `size * count` bytes for `context`; returning anything else ends the transfer.
typedef size_t (*siwei_curl_sink)(char *bytes, size_t size, size_t count, void *context);

// Told of what libcurl sends and receives, piece by piece.
typedef int (*siwei_curl_meter)(
    CURL *easy, curl_infotype type, char *bytes, size_t length, void *context);

// Starts libcurl once for the process; safe to call again.
CURLcode siwei_curl_start(void);

CURLcode siwei_curl_set_long(CURL *easy, CURLoption option, long value);
CURLcode siwei_curl_set_offset(CURL *easy, CURLoption option, curl_off_t value);
CURLcode siwei_curl_set_text(CURL *easy, CURLoption option, const char *value);
CURLcode siwei_curl_set_pointer(CURL *easy, CURLoption option, void *value);
CURLcode siwei_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value);

// The sinks of header lines and body bytes, and the meter of what is sent.
CURLcode siwei_curl_set_sinks(
    CURL *easy, siwei_curl_sink header, siwei_curl_sink body, siwei_curl_meter meter,
    void *context);

// http and https only, for the first request and for any that might follow.
CURLcode siwei_curl_set_protocols(CURL *easy);

// Ends without waiting for a name that is still being looked up, where libcurl can (7.87).
CURLcode siwei_curl_set_quick_exit(CURL *easy);

CURLcode siwei_curl_get_long(CURL *easy, CURLINFO info, long *value);
void *siwei_curl_get_private(CURL *easy);

CURLMcode siwei_curl_multi_set_long(CURLM *multi, CURLMoption option, long value);

// The next finished transfer of `multi` with its result, or NULL when there is none.
CURL *siwei_curl_multi_finished(CURLM *multi, CURLcode *result);
