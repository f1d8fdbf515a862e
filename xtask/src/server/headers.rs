//! The headers that the app is served with: here, in the tests, and by whoever hosts it.

/// What a page of the app may load: files of its own folder, its wasm, pictures that it
/// makes, the letters of its sheets.
pub const CONTENT_SECURITY_POLICY: &str = "default-src 'none'; \
    script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self' data: blob:; \
    font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'none'; \
    form-action 'none'";

/// Sent with every answer.
pub const SECURITY: [(&str, &str); 3] = [
    ("Content-Security-Policy", CONTENT_SECURITY_POLICY),
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
];

const KEEP: &str = "public, max-age=31536000, immutable";
const ASK_AGAIN: &str = "no-cache";

/// How long a browser may keep a file: for good when its name follows its content.
pub fn cache_control(path: &str) -> &'static str {
    if is_named_by_content(path) { KEEP } else { ASK_AGAIN }
}

/// The same headers as a `_headers` file, which several hosters of static sites read.
pub fn hoster_file<'a>(paths: impl Iterator<Item = &'a String>) -> String {
    let mut text = "/*\n".to_owned();
    for (name, value) in SECURITY {
        text.push_str(&format!("  {name}: {value}\n"));
    }
    // A page or a service worker that a browser keeps by its own guess is one of yesterday.
    text.push_str(&format!("/\n  Cache-Control: {ASK_AGAIN}\n"));
    for path in paths {
        text.push_str(&format!("/{path}\n  Cache-Control: {}\n", cache_control(path)));
    }
    text
}

/// The media type of a file by its ending.
pub fn media_type(path: &str) -> &'static str {
    match path.rsplit('.').next().unwrap_or_default() {
        "html" => "text/html; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "json" => "application/json",
        "webmanifest" => "application/manifest+json",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "txt" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

fn is_named_by_content(path: &str) -> bool {
    let file = path.rsplit('/').next().unwrap_or(path);
    let stem = file.split('.').next().unwrap_or(file);
    stem.rsplit_once('-').is_some_and(|(_, hash)| {
        hash.len() == 16 && hash.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_by_content_are_kept_for_good() {
        assert_eq!(cache_control("mejora-0123456789abcdef.wasm"), KEEP);
        assert_eq!(cache_control("sub/boot-0123456789abcdef.js"), KEEP);
        assert_eq!(cache_control("index.html"), ASK_AGAIN);
        assert_eq!(cache_control("boot-0123.js"), ASK_AGAIN);
    }

    #[test]
    fn the_policy_allows_nothing_inline() {
        assert!(!CONTENT_SECURITY_POLICY.contains("unsafe-inline"));
        assert!(!CONTENT_SECURITY_POLICY.contains("'unsafe-eval'"));
    }

    #[test]
    fn the_hosters_file_has_the_policy_and_how_long_each_file_is_kept() {
        let paths = ["mejora-0123456789abcdef.js", "index.html", "sw.js"].map(str::to_owned);
        let text = hoster_file(paths.iter());
        assert!(text.contains(CONTENT_SECURITY_POLICY));
        assert!(text.contains(&format!("/mejora-0123456789abcdef.js\n  Cache-Control: {KEEP}\n")));
        for asked_for in ["/", "/index.html", "/sw.js"] {
            assert!(text.contains(&format!("\n{asked_for}\n  Cache-Control: {ASK_AGAIN}\n")));
        }
    }
}
