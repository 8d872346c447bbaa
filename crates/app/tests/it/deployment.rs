//! The examples in `deploy/` write down nobody's address, and keep their protections.

use std::path::Path;

fn read(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../deploy").join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// The lines that say something, without comments and indentation.
fn lines(text: &str) -> Vec<&str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

#[test]
fn the_nginx_example_logs_no_request_and_passes_on_nobody() {
    let text = read("nginx.conf");
    let lines = lines(&text);
    let accesses: Vec<_> = lines.iter().filter(|line| line.starts_with("access_log")).collect();
    assert!(accesses.len() >= 3, "off for all and in each server, so that an outer file changes nothing: {accesses:?}");
    assert!(accesses.iter().all(|line| **line == "access_log off;"), "{accesses:?}");
    let errors: Vec<_> = lines.iter().filter(|line| line.starts_with("error_log")).collect();
    assert_eq!(errors, [&"error_log /dev/null emerg;"], "nginx writes the visitor's address into every error");
    for needed in [
        "gzip off;",
        "proxy_request_buffering off;",
        "proxy_max_temp_file_size 0;",
        "proxy_cache off;",
        "ssl_session_tickets off;",
    ] {
        assert!(lines.contains(&needed), "{needed} is missing");
    }
    for header in ["X-Real-IP", "X-Forwarded-For", "Forwarded", "User-Agent", "Referer"] {
        assert!(lines.contains(&format!("proxy_set_header {header} \"\";").as_str()), "{header} is passed on");
    }
    assert!(!text.contains("$remote_addr") && !text.contains("log_format") && !text.contains("$http_user_agent"));
}

#[test]
fn the_caddy_example_logs_no_request_and_passes_on_nobody() {
    let text = read("Caddyfile");
    let lines = lines(&text);
    assert!(!lines.iter().any(|line| line.split(' ').next() == Some("encode")), "answers must not be compressed");
    let logs: Vec<_> = lines.iter().filter(|line| line.starts_with("log")).collect();
    assert_eq!(logs, [&"log default {"], "no access log");
    assert!(lines.contains(&"exclude http.log.error http.handlers.reverse_proxy"), "failed requests hold addresses");
    for header in ["X-Forwarded-For", "X-Real-IP", "Forwarded", "User-Agent", "Referer"] {
        assert!(lines.contains(&format!("header_up -{header}").as_str()), "{header} is passed on");
    }
    assert!(!text.contains("{remote_host}") && !text.contains("{http.request.remote"));
}

#[test]
fn the_systemd_example_keeps_memory_off_the_disk_and_others_out() {
    let text = read("lyhty.service");
    let lines = lines(&text);
    for needed in [
        "LimitCORE=0",
        "MemorySwapMax=0",
        "UMask=0077",
        "StateDirectoryMode=0700",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=",
        "ProtectSystem=strict",
        "ProtectHome=yes",
        "PrivateTmp=yes",
        "PrivateDevices=yes",
        "ProtectProc=invisible",
        "MemoryDenyWriteExecute=yes",
        "SystemCallFilter=@system-service",
        "KillSignal=SIGTERM",
        "RestartPreventExitStatus=2 3",
    ] {
        assert!(lines.contains(&needed), "{needed} is missing");
    }
    assert!(!lines.iter().any(|line| line.starts_with("User=root")), "it does not run as root");
}
