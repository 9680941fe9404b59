//! Makes what is written durable: at most a second old by itself, or at once when told.
use super::{
    super::disk::{Disk, OpenFile},
    Shared,
};
use crate::store::error::StoreError;
use std::{
    io,
    path::Path,
    sync::{Arc, PoisonError},
    time::{Duration, Instant},
};

/// Age at which the background thread starts to flush; the flush itself has the rest of the second.
const FLUSH_AGE: Duration = Duration::from_millis(700);
/// How often the background thread tries again after an error.
const RETRY: Duration = Duration::from_secs(1);

impl Shared {
    /// Makes everything durable; goes over to a new file once if the present one fails.
    pub(super) fn flush(&self) -> Result<(), Arc<StoreError>> {
        for _ in 0..2 {
            let mut core = self.core();
            if core.suspect
                && let Err(error) = core.begin_file()
            {
                core.fail_flush(error);
            }
            core.write_pending();
            if let Some(trouble) = &core.append_trouble {
                return Err(Arc::clone(&trouble.why));
            }
            let Some(file) = core.file.as_ref().filter(|_| !core.suspect) else { break };
            if core.dirty.is_none() {
                return Ok(());
            }
            let (open, new_name) = (Arc::clone(&file.open), !file.flushed);
            let (file_no, next) = (core.file_no, core.next);
            let (disk, dir) = (Arc::clone(&core.disk), core.dir.clone());
            let before = Instant::now();
            drop(core);
            let result = make_durable(disk.as_ref(), open.as_ref(), &dir, new_name);
            let mut core = self.core();
            if core.file_no != file_no {
                continue;
            }
            match result {
                Ok(()) => {
                    core.file.iter_mut().for_each(|f| f.flushed = true);
                    core.flush_trouble = None;
                    core.dirty = (core.next > next).then_some(before);
                    return Ok(());
                }
                Err(error) => {
                    core.suspect = true;
                    core.fail_flush(error);
                }
            }
        }
        self.core().trouble().map_or(Ok(()), |trouble| Err(Arc::clone(&trouble.why)))
    }

    /// The background thread: flushes by maximum age, tries again after errors.
    pub(super) fn keep_durable(&self) {
        loop {
            let mut core = self.core();
            loop {
                if core.stop {
                    return;
                }
                let wait = if core.trouble().is_some() {
                    Some(RETRY)
                } else {
                    core.dirty.map(|since| FLUSH_AGE.saturating_sub(since.elapsed()))
                };
                match wait {
                    None => core = self.wake.wait(core).unwrap_or_else(PoisonError::into_inner),
                    Some(Duration::ZERO) => break,
                    Some(time) => {
                        let woken =
                            self.wake.wait_timeout(core, time).unwrap_or_else(PoisonError::into_inner);
                        core = woken.0;
                        if woken.1.timed_out() {
                            break;
                        }
                    }
                }
            }
            drop(core);
            // An error is kept in the state, where the screen reads it.
            let _ = self.flush();
        }
    }
}

fn make_durable(disk: &dyn Disk, file: &dyn OpenFile, dir: &Path, new_name: bool) -> io::Result<()> {
    file.sync()?;
    if new_name {
        disk.sync_dir(dir)?;
        dir.parent().map_or(Ok(()), |parent| disk.sync_dir(parent))?;
    }
    if file.in_place()? { Ok(()) } else { Err(io::ErrorKind::NotFound.into()) }
}
