use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::sync::Arc;

use axum::Router;
use axum::extract::Request;
use axum::routing::{self, MethodFilter};

use crate::frame::NavigationLink;
use crate::routes::{Access, Method, Route, Routes};
use crate::{Desk, assets, guard};

/// All rooms behind the one door. Cheap to clone.
#[derive(Clone)]
pub struct Site(pub(crate) Arc<SiteInner>);

pub(crate) struct SiteInner {
    pub desk: Desk,
    pub routes: Vec<Arc<Route>>,
    pub navigation: Arc<Vec<NavigationLink>>,
}

/// One route as the golden list and the coverage tests see it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RouteLine {
    /// How it is asked for.
    pub method: Method,
    /// Its path, with the names of its parts.
    pub path: &'static str,
    /// Whose it is.
    pub room: &'static str,
    /// Who may come in.
    pub access: Access,
}

impl fmt::Display for RouteLine {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:4} {} ({}): {}", self.method.to_string(), self.path, self.room, self.access)
    }
}

/// Routes that can't be one site.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum AssemblyError {
    /// The language has to come first, so that every page is in one.
    #[error("{0} does not begin with /{{language}}")]
    WithoutLanguage(&'static str),
    /// Staff pages live in one place, so that a proxy can close it and a visitor who is signed out is led one way.
    #[error("{0} is for staff and does not lie below /{{language}}/staff")]
    OutsideStaff(&'static str),
    /// Two routes would answer the same request.
    #[error("{0} {1} is there twice")]
    Twice(Method, String),
    /// One part of a path would have two names.
    #[error("{0} and {1} name the same part differently")]
    TwoNames(&'static str, &'static str),
    /// A path belongs to the door itself.
    #[error("{0} belongs to the door")]
    Taken(&'static str),
}

impl Site {
    /// Puts the rooms together.
    ///
    /// # Errors
    /// When their routes contradict each other or the rules of the house.
    pub fn assemble(desk: Desk, rooms: Vec<Routes>) -> Result<Self, AssemblyError> {
        let (mut routes, mut navigation) = (Vec::new(), Vec::new());
        let (mut known, mut named) = (BTreeSet::new(), BTreeMap::new());
        for room in rooms {
            navigation.extend(room.navigation);
            for route in room.routes {
                check(&route)?;
                if !known.insert((route.method, shape(route.path))) {
                    return Err(AssemblyError::Twice(route.method, route.path.to_owned()));
                }
                let first = *named.entry(shape(route.path)).or_insert(route.path);
                if first != route.path {
                    return Err(AssemblyError::TwoNames(first, route.path));
                }
                routes.push(Arc::new(route));
            }
        }
        Ok(Self(Arc::new(SiteInner { desk, routes, navigation: Arc::new(navigation) })))
    }

    /// Every route with who may come in, by path: for the golden list and the coverage tests.
    pub fn list(&self) -> Vec<RouteLine> {
        let mut lines: Vec<_> = self.0.routes.iter().map(|route| line(route)).collect();
        lines.sort_by_key(|line| (line.path, line.method));
        lines
    }

    /// The desk that the rooms work at.
    pub fn desk(&self) -> &Desk {
        &self.0.desk
    }

    /// The service that answers requests.
    pub fn router(&self) -> Router {
        let mut router = Router::new();
        for route in &self.0.routes {
            let (site, route) = (self.clone(), Arc::clone(route));
            let filter = match route.method {
                Method::Get => MethodFilter::GET,
                Method::Post => MethodFilter::POST,
            };
            let path = route.path;
            let answer = move |request: Request| guard::answer(site.clone(), Arc::clone(&route), request);
            router = router.route(path, routing::on(filter, answer));
        }
        for asset in [&assets::STYLE, &assets::SCRIPT, &assets::ICON] {
            let desk = self.0.desk.clone();
            let answer = move || async move { guard::closed(&desk, asset.answer()) };
            router = router.route(asset.address, routing::get(answer));
        }
        let (front, exit, absent, wrong_method) = (self.clone(), self.clone(), self.clone(), self.clone());
        router
            .route("/", routing::get(move |request: Request| guard::front_door(front, request)))
            .route("/{language}/exit", routing::post(move |request: Request| guard::exit(exit, request)))
            .fallback(move |request: Request| guard::absent(absent.clone(), request))
            .method_not_allowed_fallback(move |request: Request| guard::wrong_method(wrong_method.clone(), request))
    }
}

impl fmt::Debug for Site {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "Site({} routes)", self.0.routes.len())
    }
}

const fn line(route: &Route) -> RouteLine {
    RouteLine { method: route.method, path: route.path, room: route.room, access: route.access() }
}

fn check(route: &Route) -> Result<(), AssemblyError> {
    let below = route.path.strip_prefix("/{language}").ok_or(AssemblyError::WithoutLanguage(route.path))?;
    if !below.is_empty() && !below.starts_with('/') {
        return Err(AssemblyError::WithoutLanguage(route.path));
    }
    if below == "/exit" {
        return Err(AssemblyError::Taken(route.path));
    }
    let for_staff = below == "/staff" || below.starts_with("/staff/");
    if matches!(route.access(), Access::Staff(_)) && !for_staff {
        return Err(AssemblyError::OutsideStaff(route.path));
    }
    Ok(())
}

/// A path with the names of its parts left out: two paths of one shape answer the same requests.
fn shape(path: &str) -> String {
    let parts = path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part });
    parts.collect::<Vec<_>>().join("/")
}
