#include "CCurl.h"

#include <pthread.h>

static pthread_once_t start_once = PTHREAD_ONCE_INIT;
static CURLcode start_result = CURLE_FAILED_INIT;

static void start(void) { start_result = curl_global_init(CURL_GLOBAL_DEFAULT); }

CURLcode siwei_curl_start(void) {
  pthread_once(&start_once, start);
  return start_result;
}

CURLcode siwei_curl_set_long(CURL *easy, CURLoption option, long value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode siwei_curl_set_offset(CURL *easy, CURLoption option, curl_off_t value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode siwei_curl_set_text(CURL *easy, CURLoption option, const char *value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode siwei_curl_set_pointer(CURL *easy, CURLoption option, void *value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode siwei_curl_set_list(CURL *easy, CURLoption option, struct curl_slist *value) {
  return curl_easy_setopt(easy, option, value);
}

CURLcode siwei_curl_set_sinks(
    CURL *easy, siwei_curl_sink header, siwei_curl_sink body, siwei_curl_meter meter,
    void *context) {
  CURLcode result = curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, header);
  if (result == CURLE_OK) result = curl_easy_setopt(easy, CURLOPT_HEADERDATA, context);
  if (result == CURLE_OK) result = curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, body);
  if (result == CURLE_OK) result = curl_easy_setopt(easy, CURLOPT_WRITEDATA, context);
  if (result == CURLE_OK) result = curl_easy_setopt(easy, CURLOPT_DEBUGFUNCTION, meter);
  if (result == CURLE_OK) result = curl_easy_setopt(easy, CURLOPT_DEBUGDATA, context);
  // The meter is only called in verbose mode; with a function set nothing is printed.
  if (result == CURLE_OK) result = curl_easy_setopt(easy, CURLOPT_VERBOSE, 1L);
  return result;
}

CURLcode siwei_curl_set_protocols(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075500
  CURLcode result = curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
  if (result != CURLE_OK) return result;
  return curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
#else
  const long allowed = CURLPROTO_HTTP | CURLPROTO_HTTPS;
  CURLcode result = curl_easy_setopt(easy, CURLOPT_PROTOCOLS, allowed);
  if (result != CURLE_OK) return result;
  return curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS, allowed);
#endif
}

CURLcode siwei_curl_set_quick_exit(CURL *easy) {
#if LIBCURL_VERSION_NUM >= 0x075700
  return curl_easy_setopt(easy, CURLOPT_QUICK_EXIT, 1L);
#else
  (void)easy;
  return CURLE_OK;
#endif
}

CURLcode siwei_curl_get_long(CURL *easy, CURLINFO info, long *value) {
  return curl_easy_getinfo(easy, info, value);
}

void *siwei_curl_get_private(CURL *easy) {
  char *value = NULL;
  return curl_easy_getinfo(easy, CURLINFO_PRIVATE, &value) == CURLE_OK ? value : NULL;
}

CURLMcode siwei_curl_multi_set_long(CURLM *multi, CURLMoption option, long value) {
  return curl_multi_setopt(multi, option, value);
}

CURL *siwei_curl_multi_finished(CURLM *multi, CURLcode *result) {
  int left = 0;
  for (CURLMsg *message = curl_multi_info_read(multi, &left); message != NULL;
       message = curl_multi_info_read(multi, &left)) {
    if (message->msg == CURLMSG_DONE) {
      *result = message->data.result;
      return message->easy_handle;
    }
  }
  return NULL;
}
