local mixin = import 'mixin.libsonnet';
function(language) mixin.dashboard(language, mixin._config)
